#include "test/fuzz.h"

#include <array>
#include <cstdlib>
#include <iostream>

namespace hearth::test {
namespace {

/// What breaks readers: ends of ranges, half characters, structure in the wrong place.
const std::array<std::string, 26> kPieces{"\"",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "null",
                                          "true",
                                          "1e309",
                                          "-0",
                                          "1e-400",
                                          "0x1",
                                          "00",
                                          "\\u0000",
                                          "\\ud800",
                                          "\\udc00",
                                          "\xC0\x80",
                                          "\xFF",
                                          "\x00\x00",
                                          "\xFF\xFF",
                                          "604801",
                                          "\"v\":1,",
                                          "{\"a\":{\"a\":{\"a\":{",
                                          "9007199254740993",
                                          "relay1"};

}  // namespace

std::string Mutations::next() {
    std::string text = examples_[below(examples_.size())];
    for (std::size_t times = below(5); times > 0; --times) spoil(text);
    return text;
}

void Mutations::spoil(std::string& text) {
    const auto at = below(text.size() + 1);
    switch (below(7)) {
        case 0:
            text.resize(at);
            return;
        case 1:
            if (at < text.size()) text[at] = static_cast<char>(below(256));
            return;
        case 2:
            if (at < text.size()) text[at] = static_cast<char>(text[at] ^ 1 << below(8));
            return;
        case 3:
            text.insert(at, kPieces[below(kPieces.size())]);
            return;
        case 4:
            text.erase(at, below(9));
            return;
        case 5:
            text.insert(at, text.substr(below(text.size() + 1), below(40)));
            return;
        default: {
            const auto& other = examples_[below(examples_.size())];
            text = text.substr(0, at) + other.substr(below(other.size() + 1));
        }
    }
}

std::size_t fuzz_runs() {
    const char* runs = std::getenv("HEARTH_FUZZ_RUNS");
    return runs == nullptr ? 3000 : std::strtoul(runs, nullptr, 10);
}

std::uint64_t fuzz_seed() {
    static const std::uint64_t seed = [] {
        const char* wanted = std::getenv("HEARTH_FUZZ_SEED");
        const std::uint64_t it =
            wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : std::random_device{}();
        std::cout << "fuzz: HEARTH_FUZZ_SEED=" << it << " HEARTH_FUZZ_RUNS=" << fuzz_runs() << '\n';
        return it;
    }();
    return seed;
}

}  // namespace hearth::test
