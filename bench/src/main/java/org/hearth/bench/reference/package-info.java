/** A bare program that does the two flows and nothing else: what the parts and the language allow. */
@NullMarked
package org.hearth.bench.reference;

import org.jspecify.annotations.NullMarked;
