#pragma once

namespace hearth {

/// A certificate authority that signed nothing and whose key was never kept. mbedTLS refuses every peer when
/// no authority is installed, and asks no verify callback when verification is off; so one is installed that
/// cannot vouch for anybody, and the callback decides.
constexpr char kTrustsNobody[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBhzCCAS2gAwIBAgIUMA0Hmk3m3otNZgY4oNdBdJlaMJUwCgYIKoZIzj0EAwIw\n"
    "GDEWMBQGA1UEAwwNdHJ1c3RzIG5vYm9keTAgFw0yNjExMjEwNzQ3MDJaGA8yMTI2\n"
    "MTAyODA3NDcwMlowGDEWMBQGA1UEAwwNdHJ1c3RzIG5vYm9keTBZMBMGByqGSM49\n"
    "AgEGCCqGSM49AwEHA0IABNfLZ/J39uLUOrslupGuEkJqKKiPIoASdCFu8rWFbLzj\n"
    "mCQ2rGZOE4VDrROdNUDGiFJxnG+kiTG4pfkpLHLxUnSjUzBRMB0GA1UdDgQWBBS2\n"
    "yELAzF7rIyJNVjsy4sMSPLCA6TAfBgNVHSMEGDAWgBS2yELAzF7rIyJNVjsy4sMS\n"
    "PLCA6TAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCUFCS72gUa\n"
    "oPmzQMVBr8F/bVZ6xztSJ94FD5UXj5SMhwIgZXHSMqQ2rO8eGHNP0DFmpIzxVZ/f\n"
    "GFwyap0DKQGhkcI=\n"
    "-----END CERTIFICATE-----\n";

}  // namespace hearth
