package org.hearth.schedules;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Puts into the contract how routes about schedules refuse; on each method an annotation would take its good answer away. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RefusalsContract implements OASFilter {
    private static final Set<String> ROOTS = Set.of("schedules", "firings", "pauses", "calendar-links", "calendars");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().forEach((path, item) -> {
            if (ROOTS.contains(path.replaceFirst("^/api/v1/([^/]+).*", "$1"))) tell(path, item);
        });
    }

    private static void tell(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            if (path.contains("{")) refuses(operation, 404, "not there, or not the caller's to know of");
            if (changes(method) && !path.endsWith("/preview")) refuses(operation, 409, "not possible as things stand");
            if (isToBeRead(operation)) refuses(operation, 422, "a field or a parameter breaks a rule, and is named");
        });
    }

    private static boolean changes(HttpMethod method) {
        return method == HttpMethod.POST || method == HttpMethod.PUT;
    }

    private static boolean isToBeRead(Operation operation) {
        return operation.getRequestBody() != null
                || Stream.ofNullable(operation.getParameters())
                        .flatMap(parameters -> parameters.stream())
                        .anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
    }

    private static void refuses(Operation operation, int status, String why) {
        APIResponse refusal = OASFactory.createAPIResponse()
                .description(why)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
        operation.getResponses().addAPIResponse(String.valueOf(status), refusal);
    }
}
