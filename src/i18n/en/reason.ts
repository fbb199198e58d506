import type { ModelArtsReason } from '../../errors.ts';

/** What a code of ModelArts means: what happened, whose turn it is, and what to do next. */
export const enReason: Readonly<Record<ModelArtsReason, string>> = {
  badParameter:
    'ModelArts found a value in the request invalid. Check the names and ids you typed; if they are right, show this to whoever runs the bot.',
  badQuery:
    'ModelArts found part of the question invalid, such as an id that does not exist. Check the names and ids you typed, then try again.',
  unreadableRequest:
    'ModelArts could not read what the bot sent. That is a fault of the bot, not yours: please show this to whoever runs it.',
  badRequest:
    'ModelArts calls the request a bad one. Check the names and ids you typed; if they are right, show this to whoever runs the bot.',
  badFilter:
    'ModelArts cannot filter jobs in that way. Ask without the filter, and show this to whoever runs the bot.',
  badSort: 'ModelArts cannot sort jobs by that. Ask without sorting, and show this to whoever runs the bot.',
  badAction:
    'ModelArts does not know that action for a training job. That is a fault of the bot: please show this to whoever runs it.',
  wrongMethod:
    'ModelArts does not accept this kind of request there. That is a fault of the bot or of its endpoint setting: please show this to whoever runs it.',
  tooLarge:
    'The request was too large for ModelArts. Use shorter names; if they are short, whoever runs the bot should sign in with access keys, since tokens can be too long.',
  notSupported:
    'ModelArts does not support that here, for instance because the job is no hyperparameter search or has ended. See “/modelarts jobs” for the state of the job.',
  quotaExceeded:
    'The project’s quota is used up. See “/modelarts quotas”, then end or delete something, or ask the owner of the account for more.',
  workspaceMissing:
    'The workspace does not exist in this project. Whoever runs the bot should check which workspaces its account sees in the console.',
  jobMissing:
    'There is no such training job in this project; it may have been deleted. See “/modelarts jobs” for those there are.',
  experimentMissing:
    'The training experiment of this job does not exist any more. The job’s owner can see in the console where it went.',
  engineMissing:
    'The engine that the job was made for does not exist any more. See “/modelarts runtimes” for those there are; the job’s owner has to choose another.',
  flavorMissing:
    'The flavor that the job was made for does not exist in this region. The job’s owner has to choose another in the console.',
  poolMissing:
    'The resource pool does not exist; it may have been deleted. The job’s owner has to choose another pool in the console.',
  poolNotRunning:
    'The resource pool is not running at the moment. Its owner can see why in the console; try again once it runs.',
  modelMissing:
    'There is no such model in this project; it may have been deleted. See “/modelarts models” for those there are.',
  pluginMissing:
    'There is no such plug-in template here. Ask for “gpu-driver” or “npu-driver”; some regions have only one of them.',
  networkMissing:
    'There is no such network in this project. See “/modelarts networks” for those there are: ModelArts wants the long id, not the display name.',
  logNotWritten:
    'The log has not been written yet. Nothing is wrong: it comes a few minutes after the task has started, so try again then.',
  logCleared:
    'The log has been cleared: ModelArts keeps it for a limited time. To keep the next one, set a log path in OBS when you create the job.',
  logPathMissing:
    'The log’s path in OBS does not exist any more. The job’s owner should look whether the bucket or folder was moved or deleted.',
  logPathUnset:
    'The job has no log path in OBS, so there is no log to link to. Set one when you create the next job.',
  metricsNotReady:
    'There is no utilisation data yet. Nothing is wrong: it comes a few minutes after the task has started, so try again then.',
  notStoppable:
    'The job cannot be stopped in its present state; most likely it has ended. Look at it again before you do anything else.',
  statusChanged:
    'The job’s state changed at that very moment, so ModelArts did nothing. Look again, then retry if it is still needed.',
  tokenRefused:
    'ModelArts does not accept the bot’s login: it is missing, expired or invalid. Whoever runs the bot should check its credentials and its region.',
  tokenWithoutProject:
    'The bot’s login is for no project. Whoever runs the bot should check that region and project belong together; the token must be scoped to that project.',
  signatureRefused:
    'ModelArts refused the bot’s credentials: the signature, access key or token is not valid. Whoever runs the bot should check its keys and its clock. Do not repeat this: five failures lock the key for five minutes.',
  projectMismatch:
    'The project id is not valid, or it is not that of the bot’s credentials. Whoever runs the bot should check MODELARTS_PROJECT_ID and MODELARTS_REGION.',
  notPermitted:
    'The bot’s account is not allowed to do that in ModelArts, or not in this workspace. Whoever runs the bot should check its permissions in IAM.',
  policyForbids:
    'An IAM policy does not allow the bot’s account to do that. Whoever runs the bot should ask the account’s administrator for the permission.',
  agencyMissing:
    'ModelArts is not authorised yet to use other services for this account. Whoever runs the bot should set up the agency in the console, under global configuration.',
  accountRestricted:
    'The cloud account is restricted or frozen. Its owner should look at the billing center; nothing can be done from here until then.',
  arrears:
    'The cloud account is in arrears, so ModelArts refuses. Its owner has to top it up; then try again.',
  suspended:
    'The cloud account is suspended, so ModelArts refuses. Its owner has to settle that with Huawei Cloud; then try again.',
  addressRefused:
    'ModelArts does not accept requests from the bot’s network address. Whoever runs the bot should have its address allowed in IAM.',
  regionRefused:
    'The bot’s account may not use ModelArts in this region. Whoever runs the bot should check MODELARTS_REGION, and whether the service is enabled there.',
  pathMissing:
    'ModelArts does not know the address that the bot asked. Whoever runs the bot should check MODELARTS_ENDPOINT and MODELARTS_REGION; not every region has every API.',
  serviceMissing:
    'This API does not exist in the region, or the service is not enabled there. Whoever runs the bot should check MODELARTS_REGION and enable the service in the console.',
  throttled:
    'ModelArts is throttling requests: the project has asked for too much at once. Try again in a minute.',
  busy: 'ModelArts is busy and takes no more requests just now. Nothing is wrong with yours: try again in a few minutes.',
  platformFailed:
    'Something failed inside ModelArts, or in a service that it needs. Try again in a few minutes; if it stays so, open a ticket with Huawei Cloud and quote the small print below.',
};
