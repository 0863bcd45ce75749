import { observe } from '../../extension/site/observe/observe.ts';

observe();
