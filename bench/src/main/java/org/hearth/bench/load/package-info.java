/** What presses on a program: virtual devices at the broker, and a browser that switches them. */
@NullMarked
package org.hearth.bench.load;

import org.jspecify.annotations.NullMarked;
