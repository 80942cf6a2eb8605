/** One file a kind of measurement; each works on any subject and knows none by name. */
@NullMarked
package org.hearth.bench.measure;

import org.jspecify.annotations.NullMarked;
