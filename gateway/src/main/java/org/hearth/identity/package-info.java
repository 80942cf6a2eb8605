/** Who may come in: accounts, sessions, roles; other rooms see only the caller's rights. */
@NullMarked
package org.hearth.identity;

import org.jspecify.annotations.NullMarked;
