/** The whole home in one sealed file, proved by restoring it. */
@NullMarked
package org.hearth.backup;

import org.jspecify.annotations.NullMarked;
