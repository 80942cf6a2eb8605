package org.hearth.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One field that was refused.
 *
 * @param field path of the field in the request, for example {@code days[2]}
 * @param message what is wrong with it, in words a person can read
 * @param allowed what would have been accepted
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        @Schema(required = true) String field,
        @Schema(required = true) String message,
        @Nullable String allowed) {}
