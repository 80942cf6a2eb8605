package org.hearth.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Label;
import org.hearth.enrolment.EnrolmentResource.EnrolmentView;
import org.jspecify.annotations.Nullable;

/** Writes enrolments as the browser reads them: with the picture and the place that their device has now. */
@ApplicationScoped
class EnrolmentViews {
    private final Devices devices;

    EnrolmentViews(Devices devices) {
        this.devices = devices;
    }

    EnrolmentView of(Enrolment enrolment) {
        return view(enrolment, null);
    }

    /** With its code, which is told this once. */
    EnrolmentView of(Enrolments.Opened opened) {
        return view(opened.enrolment(), opened.code());
    }

    private EnrolmentView view(Enrolment enrolment, @Nullable String code) {
        Optional<Label> label = devices.find(enrolment.device()).map(Device::label);
        return new EnrolmentView(
                enrolment.id(),
                enrolment.device(),
                enrolment.name(),
                label.map(Label::icon).orElse(null),
                label.map(Label::roomId).orElse(null),
                code,
                enrolment.purpose(),
                enrolment.state(),
                enrolment.expiresAt(),
                enrolment.endedAt());
    }
}
