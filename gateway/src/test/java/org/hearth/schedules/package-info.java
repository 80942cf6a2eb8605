@NullMarked
package org.hearth.schedules;

import org.jspecify.annotations.NullMarked;
