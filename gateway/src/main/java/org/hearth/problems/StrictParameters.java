package org.hearth.problems;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the parameters of an address at their word: what is no number, or neither true nor false, is refused by name. */
@Provider
public final class StrictParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked") // the type is asked for by its own class
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse("parameter");
        if (type == Boolean.class || type == boolean.class)
            return (ParamConverter<T>) new Strict<>(name, "true, false", StrictParameters::truth);
        if (type == Integer.class || type == int.class)
            return (ParamConverter<T>) new Strict<>(name, "a whole number", Integer::valueOf);
        if (type == Long.class || type == long.class)
            return (ParamConverter<T>) new Strict<>(name, "a whole number", Long::valueOf);
        return null;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private record Strict<T>(String name, String allowed, Function<String, T> reading) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) return null;
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(name, "is of another kind", allowed);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
