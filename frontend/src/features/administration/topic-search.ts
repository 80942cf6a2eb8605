import type { I18n } from '@lingui/core';
import type { TopicView } from '@/lib/views';
import { contentWords } from './topic-words';

/** Topics in which every word that was typed stands, in the topic itself or in what is said of it. */
export function searchTopics(i18n: I18n, topics: readonly TopicView[], typed: string): TopicView[] {
  const words = typed.toLocaleLowerCase().split(/\s+/);
  return topics.filter((topic) => {
    const text = `${topic.topic} ${contentWords(i18n, topic)}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
