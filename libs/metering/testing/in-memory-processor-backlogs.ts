import { BACKLOG_BELIEVED_MS, type ProcessorBacklog, type ProcessorBacklogs } from '@tokenledger/metering/domain';

/** What processors said, in memory; passes the same contract as PostgreSQL's. */
export class InMemoryProcessorBacklogs implements ProcessorBacklogs {
  private readonly backlogs = new Map<string, ProcessorBacklog>();

  report(backlog: ProcessorBacklog): Promise<void> {
    this.backlogs.set(backlog.instance, backlog);
    return Promise.resolve();
  }

  forget(instance: string): Promise<void> {
    this.backlogs.delete(instance);
    return Promise.resolve();
  }

  live(at: Date): Promise<readonly ProcessorBacklog[]> {
    const believed = [...this.backlogs.values()].filter(
      ({ measuredAt }) => measuredAt.getTime() >= at.getTime() - BACKLOG_BELIEVED_MS,
    );
    return Promise.resolve(believed.sort((one, other) => (one.instance < other.instance ? -1 : 1)));
  }
}
