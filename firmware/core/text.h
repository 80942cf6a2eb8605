#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace hearth {

/// Text of at most `N` bytes that lives where it is declared: the core has no heap after setup.
template <std::size_t N>
class Text {
  public:
    Text() = default;

    /// Keeps `text`, or becomes empty and answers false when it does not fit: text is never cut silently.
    bool assign(std::string_view text) {
        size_ = 0;
        return append(text);
    }

    /// Adds `more`, or leaves everything as it was and answers false when it does not fit.
    bool append(std::string_view more) {
        if (more.size() > N - size_) return false;
        std::copy(more.begin(), more.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += more.size();
        return true;
    }

    std::string_view view() const { return {bytes_.data(), size_}; }
    bool empty() const { return size_ == 0; }

  private:
    std::array<char, N == 0 ? 1 : N> bytes_{};
    std::size_t size_ = 0;
};

}  // namespace hearth
