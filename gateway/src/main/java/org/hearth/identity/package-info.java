/** Who may come in, and how far: accounts, sessions, roles, rights, passes; other rooms see only how far the caller's rights reach. */
@NullMarked
package org.hearth.identity;

import org.jspecify.annotations.NullMarked;
