#pragma once

#include <string>
#include <vector>

#include "core/json_reader.h"

namespace hearth::test {

/// A JSON text and its nodes, owned.
class Json {
  public:
    explicit Json(std::string text);
    Json(const Json&) = delete;
    Json& operator=(const Json&) = delete;

    JsonFault fault() const { return fault_; }
    JsonValue root() const { return root_; }

  private:
    std::string text_;
    std::vector<JsonNode> nodes_;
    JsonFault fault_ = JsonFault::none;
    JsonValue root_;
};

/// The whole file; throws when it cannot be read.
std::string text_of(const std::string& path);
/// The paths of the *.json files of contracts/mqtt/`folder`, sorted.
std::vector<std::string> contract_files(const std::string& folder);
/// `value` written again as JSON.
std::string written(JsonValue value);
/// Empty if everything in `wanted` is in `actual` too; else the member that is not.
std::string difference(JsonValue wanted, JsonValue actual, const std::string& where = "payload");

}  // namespace hearth::test
