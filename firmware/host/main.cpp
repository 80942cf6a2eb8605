#include <cstdio>
#include <exception>
#include <stdexcept>

#include "host/house.h"
#include "host/stranger.h"

int main(int count, char** words) try {
    const auto options = hearth::host::read_options(count, words);
    if (options.announce) return hearth::host::Stranger(options).knock();
    hearth::host::House(options).run();
    return 0;
} catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "hearth-device: %s\n%s", error.what(), hearth::host::kUsage);
    return 2;
} catch (const std::exception& error) {
    std::fprintf(stderr, "hearth-device: %s\n", error.what());
    return 1;
}
