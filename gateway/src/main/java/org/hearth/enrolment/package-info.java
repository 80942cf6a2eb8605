/** How a stranger becomes a device of this home: an account at the broker and an enrolment code. */
@NullMarked
package org.hearth.enrolment;

import org.jspecify.annotations.NullMarked;
