import { Directive, effect, inject, input, Service, signal, TemplateRef, ViewContainerRef } from '@angular/core';

/** What whoever is signed in may, as the API names it: `KEYS_CHANGE`. */
export interface AccessInView {
  readonly permissions: readonly string[];
  /** Otherwise only the spend of the units that their roles are limited to. */
  readonly seesAllSpend: boolean;
  /** Who it is; what somebody wrote and did not save is shown to nobody else. */
  readonly user?: { readonly email: string } | null;
}

/** What whoever is signed in may; set by the session, read by every context's pages. */
@Service()
export class CurrentAccess {
  private readonly known = signal<AccessInView | undefined>(undefined);

  /** Undefined until the API said what. */
  readonly value = this.known.asReadonly();

  set(access: AccessInView | undefined): void {
    this.known.set(access);
  }

  /** What is not known yet is not hidden: the API refuses by itself what may not be. */
  may(permission: string): boolean {
    return this.known()?.permissions.includes(permission) ?? true;
  }

  /** Otherwise whoever looks sees the calls of some units: calls of nobody are in none of them. */
  seesAllSpend(): boolean {
    return this.known()?.seesAllSpend ?? true;
  }
}

/** Shows something only to those who may use it: `*tlMay="'KEYS_CHANGE'"`. */
@Directive({ selector: '[tlMay]' })
export class May {
  readonly tlMay = input.required<string>();

  constructor() {
    const access = inject(CurrentAccess);
    const view = inject(ViewContainerRef);
    const template = inject<TemplateRef<unknown>>(TemplateRef);
    effect(() => {
      const isAllowed = access.may(this.tlMay());
      if (isAllowed === view.length > 0) return;
      if (isAllowed) view.createEmbeddedView(template);
      else view.clear();
    });
  }
}
