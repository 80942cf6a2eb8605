#pragma once

#include "core/enrolment_code.h"
#include "core/json_reader.h"
#include "core/telemetry_buffer.h"
#include "port/storage.h"

namespace hearth {

using Secret = Text<64>;

/// The password of this device at its broker, and while it changes the one before too: kept over restarts.
/// The newest is tried first, the one before after the broker refused it, and so on by turns. The first
/// success with the newest ends the one before.
class Secrets {
  public:
    /// Takes the stored secrets if they belong to this enrolment, else the enrolment's own.
    Secrets(const Enrolment& enrolment, Storage& storage);

    /// Judges a commands/config document. The same revision again is no refusal.
    Refusal offer(JsonValue document);

    /// The one to try on this attempt.
    std::string_view now() const { return tries_former_ ? former_.view() : newest_.view(); }
    /// The broker refused the one that was tried, or took it.
    void refused();
    void accepted();

    /// Of the newest; 0 is that of the enrolment code.
    std::uint64_t revision() const { return revision_; }
    /// True while the one before may still be needed.
    bool changing() const { return !former_.empty(); }

  private:
    bool load();
    bool save(std::string_view newest, std::string_view former, std::uint64_t revision);

    const std::uint32_t enrolment_crc_;
    Storage& storage_;
    Secret newest_;
    Secret former_;  ///< Empty when there is none.
    std::uint64_t revision_ = 0;
    bool tries_former_ = false;
    bool proved_ = false;  ///< The newest was taken by the broker.
};

}  // namespace hearth
