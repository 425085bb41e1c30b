/** A worker as pages see it: its state, and what it was told. */
export class TestWorker extends EventTarget {
  state: ServiceWorkerState = "installing";
  readonly messages: unknown[] = [];
  /** Who waits for an answer. */
  readonly ports: MessagePort[] = [];

  postMessage(message: unknown, ports: readonly MessagePort[] = []): void {
    this.messages.push(message);
    this.ports.push(...ports);
  }
  /** Answers everybody who waits. */
  answer(data: unknown): void {
    for (const port of this.ports.splice(0)) port.postMessage(data);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

/** One origin's registration with the tabs that it serves, moved on by hand as a browser would. */
export class TestRegistration extends EventTarget {
  installing: TestWorker | null = null;
  waiting: TestWorker | null = null;
  active: TestWorker | null = null;
  isOffline = false;
  updates = 0;
  readonly tabs: TestContainer[] = [];

  async update(): Promise<void> {
    if (this.isOffline) throw new TypeError("no network");
    this.updates += 1;
  }
  /** The server has a worker that is not here yet: it is being stored. */
  find(): TestWorker {
    const worker = new TestWorker();
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
    return worker;
  }
  /** The worker is whole; the first one takes over at once, a later one waits. */
  store(worker: TestWorker): void {
    this.installing = null;
    this.waiting = worker;
    worker.become("installed");
    if (!this.active) this.takeOver();
  }
  /** The waiting worker becomes the one of all tabs. */
  takeOver(): void {
    this.active = this.waiting;
    this.waiting = null;
    this.active?.become("activated");
    for (const tab of this.tabs) tab.controlledBy(this.active);
  }
}

/** `navigator.serviceWorker` of one tab. */
export class TestContainer extends EventTarget {
  controller: TestWorker | null;
  readonly registered: unknown[] = [];
  readonly ready: Promise<TestRegistration>;
  private isReady = () => {};

  constructor(readonly registration: TestRegistration) {
    super();
    this.controller = registration.active;
    this.ready = new Promise((resolve) => {
      this.isReady = () => resolve(registration);
    });
    if (registration.active) this.isReady();
    registration.tabs.push(this);
  }
  async getRegistration(): Promise<TestRegistration> {
    return this.registration;
  }
  async register(address: string, options: unknown): Promise<TestRegistration> {
    this.registered.push([address, options]);
    return this.registration;
  }
  controlledBy(worker: TestWorker | null): void {
    this.controller = worker;
    this.isReady();
    this.dispatchEvent(new Event("controllerchange"));
  }
}

/** The browser's own type, of which the tests' containers have what is used. */
export const asContainer = (container: TestContainer) => container as unknown as ServiceWorkerContainer;
