import { accountViews } from "../account-views/account-views-holder.ts";
import { deviceHolder } from "../device/device-holder.ts";
import { accountChannel } from "./account-channel.ts";

/**
 * What a page does about accounts once it is in use. A tab in which another person's record would be shown and added to is loaded anew.
 * Where the device is an account's, sync is fetched and begins; a learner without an account asks the server for nothing.
 */
export function startSync(): void {
  accountChannel().onmessage = () => location.reload();
  const begin = () => {
    if (deviceHolder.now()?.device?.hasAccount) accountViews.open();
  };
  deviceHolder.subscribe(begin);
  deviceHolder.open();
  begin();
}
