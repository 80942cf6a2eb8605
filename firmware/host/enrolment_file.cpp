#include "host/enrolment_file.h"

#include <fstream>

namespace hearth::host {

std::map<std::string, Enrolment> read_enrolments(const std::filesystem::path& path) {
    std::map<std::string, Enrolment> enrolments;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        if (const auto enrolment = read_enrolment_code(line)) {
            enrolments[std::string(enrolment->id.view())] = *enrolment;
        }
    }
    return enrolments;
}

}  // namespace hearth::host
