#include "host/file_storage.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "host/text_file.h"

namespace hearth::host {
namespace {

bool write_synced(const std::filesystem::path& path, std::string_view value) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool whole = write(file, value.data(), value.size()) == static_cast<ssize_t>(value.size());
    const bool synced = fsync(file) == 0;
    return close(file) == 0 && whole && synced;
}

bool sync_folder(const std::filesystem::path& path) {
    const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool synced = fsync(folder) == 0;
    return close(folder) == 0 && synced;
}

}  // namespace

FileStorage::FileStorage(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
}

std::size_t FileStorage::load(std::string_view name, char* out, std::size_t capacity) {
    const auto text = read_file(folder_ / name);
    if (!text || text->size() > capacity) return 0;
    std::copy(text->begin(), text->end(), out);
    return text->size();
}

/// Written beside, synced, renamed over: a power cut leaves the old value or the new one.
bool FileStorage::save(std::string_view name, std::string_view value) {
    const auto path = folder_ / name;
    const auto beside = folder_ / (std::string(name) + ".new");
    if (!write_synced(beside, value)) return false;
    return std::rename(beside.c_str(), path.c_str()) == 0 && sync_folder(folder_);
}

}  // namespace hearth::host
