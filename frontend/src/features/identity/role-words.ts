import type { I18n } from '@lingui/core';
import type { Role } from '@/lib/views';

export const roles = ['OWNER', 'MEMBER', 'GUEST'] as const satisfies readonly Role[];

/** What a person is here, in one word. */
export function roleWords(i18n: I18n, role: Role): string {
  switch (role) {
    case 'OWNER':
      return i18n.t('role.owner');
    case 'MEMBER':
      return i18n.t('role.member');
    case 'GUEST':
      return i18n.t('role.guest');
  }
}

/** What that means, in one sentence. */
export function roleMeaning(i18n: I18n, role: Role): string {
  switch (role) {
    case 'OWNER':
      return i18n.t('role.ownerMeans');
    case 'MEMBER':
      return i18n.t('role.memberMeans');
    case 'GUEST':
      return i18n.t('role.guestMeans');
  }
}
