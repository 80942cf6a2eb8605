package org.hearth.problems;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Puts the form of every refusal into the contract, where no single operation would name it. */
@OpenAPIDefinition(
        info = @Info(title = "Hearth gateway", version = "1"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = ProblemView.class)))
public class ProblemContract extends Application {}
