#pragma once

#include <filesystem>

#include "port/storage.h"

namespace hearth::host {

/// One file a value in a folder of the device's own.
class FileStorage final : public Storage {
  public:
    /// Makes the folder, readable by its owner alone. Throws std::filesystem::filesystem_error if it cannot.
    explicit FileStorage(std::filesystem::path folder);
    std::size_t load(std::string_view name, char* out, std::size_t capacity) override;
    bool save(std::string_view name, std::string_view value) override;

  private:
    const std::filesystem::path folder_;
};

}  // namespace hearth::host
