/** Figures, their ratios, and the two forms they are shown in. */
@NullMarked
package org.hearth.bench.report;

import org.jspecify.annotations.NullMarked;
