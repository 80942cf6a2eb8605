#include "test/json_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/json_writer.h"

namespace hearth::test {
namespace {

constexpr std::size_t kNesting = 10;  // payloads stand inside the objects of the file

void write(JsonWriter& out, JsonValue value, std::string_view key) {
    if (value.text()) {
        out.text(key, *value.text());
    } else if (value.truth()) {
        out.truth(key, *value.truth());
    } else if (value.whole()) {
        out.whole(key, *value.whole());
    } else if (value.number()) {
        out.measured(key, *value.number());
    } else {
        const bool object = value.is(JsonKind::object);
        object ? out.open_object(key) : out.open_array(key);
        for (auto item = value.first(); item.present(); item = item.following()) {
            write(out, item, object ? item.key() : std::string_view{});
        }
        object ? out.close_object() : out.close_array();
    }
}

bool same_leaf(JsonValue wanted, JsonValue actual) {
    constexpr double kRounding = 1e-4;  // measured values travel with six digits
    if (wanted.number() && actual.number()) {
        const double gap = *wanted.number() - *actual.number();
        return wanted.whole() ? gap == 0 : gap < kRounding && gap > -kRounding;
    }
    return wanted.text() == actual.text() && wanted.truth() == actual.truth() &&
           wanted.number() == actual.number();
}

}  // namespace

Json::Json(std::string text) : text_(std::move(text)), nodes_(text_.size() / 2 + 1) {
    const auto outcome = read_json(text_.data(), text_.size(), nodes_.data(), nodes_.size(), kNesting);
    fault_ = outcome.fault;
    root_ = outcome.root;
}

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> contract_files(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(HEARTH_CONTRACTS "/mqtt/" + folder)) {
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string written(JsonValue value) {
    std::string text(8192, '\0');
    JsonWriter out(text.data(), text.size());
    write(out, value, {});
    if (!out.ok()) throw std::runtime_error("an example is longer than 8,192 bytes");
    return std::string(out.view());
}

std::string difference(JsonValue wanted, JsonValue actual, const std::string& where) {
    if (!actual.present()) return where + " is missing";
    if (!wanted.is(JsonKind::object)) {
        const bool leaf = !wanted.is(JsonKind::array);
        const bool same = leaf ? same_leaf(wanted, actual) : written(wanted) == written(actual);
        return same ? "" : where + " is " + written(actual) + ", not " + written(wanted);
    }
    for (auto member = wanted.first(); member.present(); member = member.following()) {
        const auto found =
            difference(member, actual.member(member.key()), where + "." + std::string(member.key()));
        if (!found.empty()) return found;
    }
    return "";
}

}  // namespace hearth::test
