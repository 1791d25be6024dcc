import {
  type Cluster,
  type Consumer,
  type EachBatchPayload,
  type Kafka,
  KafkaJSError,
  type PartitionAssigner,
  PartitionAssigners,
} from 'kafkajs';
import type { StreamHealth } from '../stream';
import type { StreamLog } from '../stream-log';
import { createKafkaClient } from './kafka-client';
import type { KafkaConsumerSettings } from './kafka-settings';
import { FetchFreshness } from './fetch-freshness';
import { Membership } from './membership';
import { fromKafkaMessage } from './read-record';
import type { RecordsInHand } from './records-in-hand';

/** Batches of one fetch that are put into the hand side by side; more partitions than that take turns. */
const PARTITIONS_SIDE_BY_SIDE = 64;
const FETCH_WAIT_MS = 250;
/** Three in a session at the least, so that one late beat does not end a short one. */
const LONGEST_HEARTBEAT_MS = 3_000;
const HEARTBEATS_A_SESSION = 3;
/** New partitions of a topic are read after this at the latest. */
const LEARN_PARTITIONS_WITHIN_MS = 15_000;
const LEAVE_WITHIN_MS = 10_000;

export interface MemberTimes {
  readonly sessionTimeoutMs: number;
  readonly readyWithinMs: number;
  readonly stallTimeoutMs: number;
  readonly fetchBytes: number;
  readonly fromBeginning: boolean;
}

/**
 * One kafkajs consumer from its connecting to its end. It fetches into the hand and never pauses a partition;
 * when the hand is full it waits, with heartbeats, inside kafkajs's own callback.
 */
export class GroupMember {
  readonly #consumer: Consumer;
  readonly #hand: RecordsInHand;
  readonly #log: StreamLog;
  readonly #topics: readonly string[];
  readonly #times: MemberTimes;
  readonly #freshness = new FetchFreshness();
  readonly #groupId: string;
  readonly #formerMemberId: string | undefined;
  #cluster: Cluster | undefined;
  #memberId: string | undefined;
  #membership: Membership | undefined;
  #partitionCount = 0;
  #contactAt = Date.now();
  #fetchedAt = Date.now();
  #leaving = false;
  #end: (reason: Error | undefined) => void = () => undefined;

  /** @param formerMemberId of this process's last stay in the group, where it had one */
  constructor(
    settings: KafkaConsumerSettings,
    times: MemberTimes,
    hand: RecordsInHand,
    log: StreamLog,
    formerMemberId: string | undefined,
  ) {
    this.#groupId = settings.groupId;
    this.#formerMemberId = formerMemberId;
    this.#hand = hand;
    this.#log = log;
    this.#topics = settings.topics;
    this.#times = times;
    const kafka = createKafkaClient(settings, {
      requestTimeoutMs: 20_000,
      retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
    });
    this.#consumer = this.#createConsumer(kafka);
    this.#observe();
  }

  /** Of this stay, or of the one before where this one never began. */
  get memberId(): string | undefined {
    return this.#memberId ?? this.#formerMemberId;
  }

  /** Takes part until it is told to leave (resolves) or cannot go on (rejects). */
  async takePart(): Promise<void> {
    const ended = new Promise<void>((resolve, reject) => {
      this.#end = (reason) => (reason === undefined ? resolve() : reject(reason));
    });
    ended.catch(() => undefined);
    const watch = setInterval(() => this.#endWhenStalled(), 5_000);
    try {
      await Promise.race([this.#join(), ended]);
      await ended;
    } finally {
      clearInterval(watch);
      this.#endMembership();
    }
  }

  /** Leaves the group, so that the others need not wait for a timeout. */
  async leave(): Promise<void> {
    this.#leaving = true;
    this.#end(undefined);
    this.#endMembership();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LEAVE_WITHIN_MS);
    });
    try {
      await Promise.race([this.#consumer.disconnect(), late]);
    } catch (error) {
      this.#log.debug('a Kafka consumer could not say goodbye', { error: String(error) });
    } finally {
      clearTimeout(timer);
    }
  }

  health(): StreamHealth {
    const silentMs = Date.now() - this.#contactAt;
    if (this.#membership === undefined) return { ready: false, detail: 'joining the consumer group' };
    if (silentMs > this.#times.readyWithinMs) {
      return { ready: false, detail: `no answer from Kafka for ${Math.round(silentMs / 1000)} s` };
    }
    if (this.#partitionCount === 0) return { ready: true, detail: 'standing by: the group left no partition' };
    return { ready: true, detail: `reading ${this.#partitionCount} partitions` };
  }

  async #join(): Promise<void> {
    await this.#consumer.connect();
    await this.#leaveFormerStay();
    await this.#consumer.subscribe({ topics: [...this.#topics], fromBeginning: this.#times.fromBeginning });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_SIDE_BY_SIDE,
      eachBatch: (payload) => this.#receive(payload),
    });
  }

  /**
   * A member that lost its broker could not say goodbye: the group would wait for it until its session ends before it
   * gives its partitions to anybody. kafkajs forgets the member; this leaves in its name.
   */
  async #leaveFormerStay(): Promise<void> {
    if (this.#formerMemberId === undefined) return;
    try {
      const groupId = this.#groupId;
      const coordinator: object | undefined = await this.#cluster?.findGroupCoordinator({ groupId });
      if (coordinator !== undefined && canLeave(coordinator)) {
        await coordinator.leaveGroup({ groupId, memberId: this.#formerMemberId });
      }
    } catch (error) {
      this.#log.debug('the former stay in the group has ended already', { error: String(error) });
    }
  }

  #createConsumer(kafka: Kafka): Consumer {
    return kafka.consumer({
      groupId: this.#groupId,
      partitionAssigners: [this.#announcingJoins(PartitionAssigners.roundRobin)],
      sessionTimeout: this.#times.sessionTimeoutMs,
      rebalanceTimeout: Math.max(60_000, this.#times.sessionTimeoutMs),
      heartbeatInterval: Math.min(LONGEST_HEARTBEAT_MS, this.#times.sessionTimeoutMs / HEARTBEATS_A_SESSION),
      maxWaitTimeInMs: FETCH_WAIT_MS,
      maxBytes: this.#times.fetchBytes,
      maxBytesPerPartition: Math.min(1024 * 1024, this.#times.fetchBytes),
      metadataMaxAge: LEARN_PARTITIONS_WITHIN_MS,
      allowAutoTopicCreation: false,
      // This class starts anew by itself: kafkajs gives up on errors that it takes for final and stays silent.
      retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /**
   * Every way into a rebalance asks the assigner for its protocol before the join request goes out: the one moment that
   * is certainly before another member can own our partitions.
   */
  #announcingJoins(create: PartitionAssigner): PartitionAssigner {
    return (config) => {
      this.#cluster = config.cluster;
      const assigner = create(config);
      return {
        ...assigner,
        protocol: (subscription) => {
          this.#endMembership();
          return assigner.protocol(subscription);
        },
      };
    };
  }

  #observe(): void {
    const { events } = this.#consumer;
    this.#consumer.on(events.GROUP_JOIN, ({ payload }) => {
      const partitions = Object.values(payload.memberAssignment).flat();
      this.#partitionCount = partitions.length;
      this.#memberId = payload.memberId;
      if (!this.#leaving) this.#membership = new Membership();
      this.#log.info('joined the consumer group', { group: payload.groupId, partitions: partitions.length });
    });
    this.#consumer.on(events.REQUEST, () => {
      this.#contactAt = Date.now();
    });
    this.#consumer.on(events.FETCH_START, ({ payload }) => {
      this.#freshness.fetchBegins(payload.nodeId, this.#membership);
    });
    this.#consumer.on(events.FETCH, ({ payload }) => {
      this.#freshness.fetchEnds(payload.nodeId);
      this.#fetchedAt = Date.now();
    });
    this.#consumer.on(events.CRASH, ({ payload }) => this.#end(payload.error));
  }

  #endMembership(): void {
    this.#membership?.end();
    this.#membership = undefined;
    this.#hand.drop();
  }

  /** @throws to make kafkajs fetch the batch again; returning would count it as read */
  async #receive({ batch, heartbeat, resolveOffset, commitOffsetsIfNecessary }: EachBatchPayload): Promise<void> {
    const membership = this.#membership;
    if (membership === undefined || !this.#freshness.isFresh(membership)) throw new BatchOfEarlierStay();
    while (this.#hand.isFull && !membership.isOver && !this.#leaving) {
      await this.#hand.change(1_000);
      this.#fetchedAt = Date.now();
      await heartbeat();
    }
    if (membership.isOver || this.#leaving) throw new BatchOfEarlierStay();
    membership.commitThrough((offsets) => commitOffsetsIfNecessary(offsets));
    const { topic, partition, messages } = batch;
    this.#hand.add(
      membership,
      messages.map((message) => fromKafkaMessage(topic, partition, message)),
    );
    resolveOffset(batch.lastOffset());
  }

  #endWhenStalled(): void {
    const silentMs = Date.now() - Math.min(this.#contactAt, this.#fetchedAt);
    if (silentMs > this.#times.stallTimeoutMs) this.#end(new Error(`nothing was fetched for ${silentMs} ms`));
  }
}

/** A KafkaJSError, since kafkajs logs every other one as a failure of ours. */
class BatchOfEarlierStay extends KafkaJSError {
  constructor() {
    super('a batch was fetched before the last rebalance', { retriable: true });
  }
}

/** What kafkajs's broker can do beyond its published types. */
interface LeavesGroups {
  leaveGroup(request: { readonly groupId: string; readonly memberId: string }): Promise<unknown>;
}

function canLeave(broker: object): broker is LeavesGroups {
  return 'leaveGroup' in broker && typeof broker.leaveGroup === 'function';
}
