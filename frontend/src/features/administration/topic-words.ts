import type { I18n } from '@lingui/core';
import type { TopicView } from '@/lib/views';

/** What a topic says. The gateway tells it in English; a topic that this version does not know keeps those words. */
export function contentWords(i18n: I18n, { topic, content }: TopicView): string {
  switch (topic.split('/').slice(-2).join('/')) {
    case 'status/online':
      return i18n.t('topic.online');
    case 'status/info':
      return i18n.t('topic.info');
    case 'status/settings':
      return i18n.t('topic.settings');
    case 'status/state':
      return i18n.t('topic.state');
    case 'status/ack':
      return i18n.t('topic.ack');
    case 'status/ran':
      return i18n.t('topic.ran');
    case 'status/heartbeat':
      return i18n.t('topic.heartbeat');
    case 'status/lines':
      return i18n.t('topic.lines');
    case 'config/wiring':
      return i18n.t('topic.wiring');
    case 'telemetry/sensors':
      return i18n.t('topic.sensors');
    case 'telemetry/events':
      return i18n.t('topic.events');
    case 'telemetry/metrics':
      return i18n.t('topic.metrics');
    case 'telemetry/committed':
      return i18n.t('topic.committed');
    case 'commands/control':
      return i18n.t('topic.control');
    case 'commands/config':
      return i18n.t('topic.config');
    case 'commands/firmware':
      return i18n.t('topic.firmware');
    case 'commands/report':
      return i18n.t('topic.report');
    case 'config/pins':
      return i18n.t('topic.pins');
    case 'config/desired':
      return i18n.t('topic.desired');
    case 'config/schedule':
      return i18n.t('topic.schedule');
    case 'register/{id}':
      return i18n.t('topic.register');
    case 'response/{id}':
      return i18n.t('topic.response');
    case 'status/{group}':
      return i18n.t('topic.fleet');
    case 'system/health':
      return i18n.t('topic.health');
    case 'system/alerts':
      return i18n.t('topic.alerts');
    case 'monitoring/broker':
      return i18n.t('topic.broker');
    case 'monitoring/clients':
      return i18n.t('topic.clients');
    case 'monitoring/traffic':
      return i18n.t('topic.traffic');
    default:
      return content;
  }
}

/** Who says it to whom, how surely it arrives, and whether it is kept. */
export function wayWords(i18n: I18n, topic: TopicView): string {
  return [
    i18n.t('topic.way', {
      sender: partyWords(i18n, topic.sender),
      receiver: partyWords(i18n, topic.receiver),
    }),
    qosWords(i18n, topic.qos),
    retentionWords(i18n, topic.retained),
  ].join(' · ');
}

function partyWords(i18n: I18n, party: TopicView['sender']): string {
  switch (party) {
    case 'DEVICE':
      return i18n.t('party.device');
    case 'GATEWAY':
      return i18n.t('party.gateway');
    case 'STRANGER':
      return i18n.t('party.stranger');
    case 'OWNER_TOOLS':
      return i18n.t('party.tools');
  }
}

/** How surely a message arrives. */
export function qosWords(i18n: I18n, qos: TopicView['qos']): string {
  return qos === 'AT_LEAST_ONCE' ? i18n.t('qos.atLeastOnce') : i18n.t('qos.atMostOnce');
}

function retentionWords(i18n: I18n, retained: TopicView['retained']): string {
  switch (retained) {
    case 'YES':
      return i18n.t('retained.yes');
    case 'NO':
      return i18n.t('retained.no');
    case 'NEVER':
      return i18n.t('retained.never');
  }
}
