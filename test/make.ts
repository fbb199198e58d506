export { aJob, aSearch, aTrial } from '../sandbox/gallery/make.ts';
