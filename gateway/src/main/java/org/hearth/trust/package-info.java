/** The home's own certificate authority, its certificates and their pins. */
@NullMarked
package org.hearth.trust;

import org.jspecify.annotations.NullMarked;
