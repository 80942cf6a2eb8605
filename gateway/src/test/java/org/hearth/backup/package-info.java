@NullMarked
package org.hearth.backup;

import org.jspecify.annotations.NullMarked;
