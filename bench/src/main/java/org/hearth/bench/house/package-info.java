/** The parts that are measured, as processes: started, asked for what they used, stopped. */
@NullMarked
package org.hearth.bench.house;

import org.jspecify.annotations.NullMarked;
