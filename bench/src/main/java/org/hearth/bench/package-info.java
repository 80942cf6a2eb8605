/** The project's benchmark: one run, one machine, ratios to floors that were measured between the same seconds. */
@NullMarked
package org.hearth.bench;

import org.jspecify.annotations.NullMarked;
