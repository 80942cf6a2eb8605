import type { FieldValues, Resolver } from 'react-hook-form';
import type * as z from 'zod/mini';

/** Lets a zod schema judge a form. The message of an error is the rule's own; screens choose the words by field. */
export function zodForm<T extends FieldValues>(schema: z.ZodMiniType<T, T>): Resolver<T> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const issue of result.error.issues) {
      errors[issue.path.join('.')] ??= { type: issue.code, message: issue.message };
    }
    return { values: {}, errors: errors as never };
  };
}
