/** A browser that follows links from site to site, with a cookie jar for each of them. */
export class FollowingBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param form is sent where it is given @returns the answer, its link not followed */
  async open(address: string | URL, form?: Readonly<Record<string, string>>): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jarOf(origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      redirect: 'manual',
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
      headers: { 'user-agent': 'Firefox', ...(cookie !== '' && { cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows links until one leads to an address with that beginning. @returns that address, not opened */
  async followUntil(address: string | URL, beginning: string): Promise<URL> {
    let at = new URL(address);
    for (let links = 0; links < 10; links += 1) {
      const response = await this.open(at);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${at.href} answered ${response.status}: ${await response.text()}`);
      at = new URL(location, at);
      if (at.href.startsWith(beginning)) return at;
    }
    throw new Error(`no way to ${beginning}`);
  }

  /** @returns as it is sent to the site */
  cookieOf(origin: string, name: string): string | undefined {
    const value = this.jarOf(origin).get(name);
    return value === undefined ? undefined : `${name}=${value}`;
  }

  private jarOf(origin: string): Map<string, string> {
    const known = this.jars.get(origin);
    if (known !== undefined) return known;
    const jar = new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }
}
