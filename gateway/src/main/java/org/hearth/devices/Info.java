package org.hearth.devices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/info}: what a device says it is.
 *
 * @param model name of its model
 * @param hardware its board
 * @param firmware version
 * @param capabilities at most 16
 */
record Info(String model, String hardware, String firmware, List<Capability> capabilities) {
    private static final int MAX_CAPABILITIES = 16;
    private static final int MAX_OPERATIONS = 3;
    private static final int MAX_ON_SECONDS = 7 * 24 * 3600;

    static Info of(Payload payload) throws ContractViolation {
        List<Capability> capabilities = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Payload member : payload.objects("caps", MAX_CAPABILITIES)) {
            Capability capability = capability(member);
            if (!ids.add(capability.id())) throw new ContractViolation("range:caps");
            capabilities.add(capability);
        }
        return new Info(payload.text("model", 48), payload.text("hw", 32), payload.text("fw", 32), capabilities);
    }

    private static Capability capability(Payload member) throws ContractViolation {
        String id = member.text("id", 24);
        CapabilityKind kind =
                CapabilityKind.ofWire(member.text("t", 16)).orElseThrow(() -> new ContractViolation("range:t"));
        @Nullable String unit = member.has("u") ? member.text("u", 8) : null;
        @Nullable Integer maxOn = member.has("max_on_s") ? (int) member.integer("max_on_s", 1, MAX_ON_SECONDS) : null;
        return new Capability(id, kind, unit, operations(member, kind), maxOn, member.bool("feedback", false));
    }

    private static List<Operation> operations(Payload member, CapabilityKind kind) throws ContractViolation {
        List<Operation> operations = new ArrayList<>();
        for (String word : member.texts("ops", MAX_OPERATIONS))
            operations.add(Operation.ofWire(word).orElseThrow(() -> new ContractViolation("range:ops")));
        if (!member.has("ops") && kind == CapabilityKind.RELAY) return List.of(Operation.SET);
        if (!member.has("ops") && kind == CapabilityKind.LEVEL) return List.of(Operation.LEVEL);
        return operations;
    }

    Description description() {
        return new Description(model, hardware, firmware, capabilities);
    }
}
