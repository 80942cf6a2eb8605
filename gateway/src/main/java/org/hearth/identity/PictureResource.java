package org.hearth.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One's own picture over HTTP. */
@Path("/api/v1/account/picture")
public class PictureResource {
    private final Pictures pictures;
    private final Callers callers;

    PictureResource(Pictures pictures, Callers callers) {
        this.pictures = pictures;
        this.callers = callers;
    }

    /** One's own picture. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getPicture")
    @APIResponse(
            responseCode = "200",
            description = "the picture",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response find() {
        return shown(pictures.find(callers.current().accountId()));
    }

    /** Replaces one's picture: JPEG, PNG or WebP of at most 48 kB; what it is, its first bytes say. */
    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "putPicture")
    public void put(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    byte[] sent) {
        pictures.put(callers.current(), Picture.of(sent));
    }

    /** Takes one's picture away. */
    @DELETE
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "removePicture")
    public void remove() {
        pictures.remove(callers.current());
    }

    /** A browser that opens it on its own runs nothing of it, whatever it takes it for. */
    static Response shown(Picture picture) {
        return Response.ok(picture.bytes(), picture.type())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
