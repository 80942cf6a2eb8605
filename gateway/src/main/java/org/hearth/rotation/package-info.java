/** What the home shows for itself is exchanged in time: the web certificate, renewed when a third of its life is left. */
@NullMarked
package org.hearth.rotation;

import org.jspecify.annotations.NullMarked;
