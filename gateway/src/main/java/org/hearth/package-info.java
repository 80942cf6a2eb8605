/** Hearth's gateway; its rooms are the packages below, and {@code FloorPlanTest} is the wall between them. */
@NullMarked
package org.hearth;

import org.jspecify.annotations.NullMarked;
