/** Who did what, and why: appended in the caller's transaction. */
@NullMarked
package org.hearth.journal;

import org.jspecify.annotations.NullMarked;
