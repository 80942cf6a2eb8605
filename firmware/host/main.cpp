#include <cstdio>
#include <exception>
#include <stdexcept>

#include "host/house.h"

int main(int count, char** words) try {
    hearth::host::House(hearth::host::read_options(count, words)).run();
    return 0;
} catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "hearth-device: %s\n%s", error.what(), hearth::host::kUsage);
    return 2;
} catch (const std::exception& error) {
    std::fprintf(stderr, "hearth-device: %s\n", error.what());
    return 1;
}
