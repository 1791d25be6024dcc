import type { Attributes } from '@opentelemetry/api';

import { toOwnerAttributes, type UsageOwner } from '../usage-context';
import type { SpanResource } from './finished-span';
import { toLabel } from './to-label';
import { RESOURCE_LABELS } from './usage-attributes';

/** The part of a resource that may leave the process. */
export interface StrippedResource extends SpanResource {
  readonly attributes: Attributes;
  /** Settles, never rejects, once detectors are done; undefined where they already are. */
  readonly settled: Promise<void> | undefined;
}

interface Scope {
  readonly name: string;
  readonly version?: string;
}

const MAX_SCOPE_CHARACTERS = 256;

/**
 * Strips each resource and scope once: serialisers group spans by their identity, so all spans of one resource must share
 * one stripped object.
 */
export class ResourceStripper {
  private readonly resources = new WeakMap<SpanResource, StrippedResource>();
  private readonly scopes = new WeakMap<Scope, Scope>();

  /**
   * @param owner added to every resource that does not name an owner itself
   * @param additional names of labels that may leave beside those of the conventions, of spans as well
   */
  constructor(
    private readonly owner: UsageOwner = {},
    readonly additional: ReadonlySet<string> = new Set(),
  ) {}

  stripResource(resource: SpanResource): StrippedResource {
    const known = this.resources.get(resource);
    if (known !== undefined) return known;
    const attributes: Attributes = {};
    const fill = (): void => this.fill(attributes, resource);
    const stripped: StrippedResource = { attributes, settled: whenDetected(resource)?.then(fill, fill) };
    if (stripped.settled === undefined) fill();
    this.resources.set(resource, stripped);
    return stripped;
  }

  stripScope(scope: Scope): Scope {
    const known = this.scopes.get(scope);
    if (known !== undefined) return known;
    const version = typeof scope.version === 'string' ? scope.version.slice(0, MAX_SCOPE_CHARACTERS) : '';
    const name = String(scope.name).slice(0, MAX_SCOPE_CHARACTERS);
    const stripped = version === '' ? { name } : { name, version };
    this.scopes.set(scope, stripped);
    return stripped;
  }

  private fill(target: Attributes, resource: SpanResource): void {
    for (const name in resource.attributes) {
      const value =
        RESOURCE_LABELS.has(name) || this.additional.has(name) ? toLabel(resource.attributes[name]) : undefined;
      if (value !== undefined) target[name] = value;
    }
    for (const [name, value] of toOwnerAttributes(this.owner)) target[name] ??= value;
  }
}

function whenDetected(resource: SpanResource): Promise<void> | undefined {
  return resource.asyncAttributesPending === true ? resource.waitForAsyncAttributes?.() : undefined;
}
