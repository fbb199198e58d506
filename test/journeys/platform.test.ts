import { describe, expect, it } from 'vitest';
import type { WorldRuntimes } from '../../sandbox/project/platform.ts';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

const nothing = () => undefined;

const uneven: WorldRuntimes = {
  ai_engine: 'PyTorch',
  runtimes: ['torch-a', 'torch-b', 'torch-c'],
  request_mode: ['sync', 'async'],
  accelerators: [{ type: 'gpu', cuda_version: 'cuda 11.4' }, { type: 'none' }],
  arch: ['x86_64', 'aarch64', 'x86_64'],
  status_list: ['deleting', 'deleted', 'normal'],
};

describe('commands about the platform', () => {
  it('are answered in the language of the reader', async () => {
    const { chinese } = await begin(nothing);
    const say = async (line: string) => (await chinese.types(`/modelarts ${line}`)).text;
    expect(await say('runtimes')).toBe('4 个引擎共 19 个运行环境。');
    expect(await say('runtimes --search')).toBe('有 2 个训练引擎可做超参搜索。');
    expect(await say('plugin gpu-driver')).toBe('插件 gpu-driver 有 2 个版本。');
    expect(await say('tags')).toBe('该项目的 Notebook 有 2 个标签键。');
    expect(await say('vpc-channel')).toContain('可从 VPC 通过 infer-modelarts-cn-north-4');
  });

  it.each([
    ['vpc-channel', 'Port: 443'],
    ['runtimes --search', 'bayes_opt_search'],
    ['plugin npu', 'c78driver&firmware'],
    ['tags', 'vision, nlp, speech'],
  ])('answer the mention “%s” in its thread', async (line, expected) => {
    const { viewer } = await begin(nothing);
    const { shown, onlyFor } = await viewer.mentions(`@ModelArts ${line}`);
    expect(shown).toContain(expected);
    expect(onlyFor).toBeUndefined();
  });
});

describe('/modelarts runtimes', () => {
  it('lists the runtimes of the published sample by engine', async () => {
    const { viewer } = await begin(nothing);
    const { text, shown, onlyFor } = await viewer.types('/modelarts runtimes');
    expect(text).toBe('19 runtimes of 4 engines.');
    expect(shown).toContain('pytorch_1.11.0-cann_7.0.1-py_3.9-euler_2.10.7-aarch64-snt9b');
    expect(shown).toContain('NPU · SNT9 · driver C8x');
    expect(shown).toContain('GPU · CUDA 10.2');
    expect(shown).toContain('Without a preset runtime: Custom.');
    expect(shown).toContain('It does not mean CPU only');
    expect(shown).toContain('2 training engines can run a search:');
    expect(onlyFor).toBe('U0VIEWER');
  });

  it.each([
    ['mindspore', '3 runtimes: mindspore.'],
    ['PyTorch --accelerator npu', '1 runtime: PyTorch, NPU.'],
    ['--arch arm64', '1 runtime: arm64.'],
    ['--async', '1 runtime: asynchronous.'],
    ['python3.6', '4 runtimes: python3.6.'],
    ['--accelerator gpu --arch aarch64', 'No runtime fits: GPU, aarch64.'],
    ['custom', 'No runtime fits: custom.'],
  ])('counts the runtimes for “%s”', async (words, text) => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types(`/modelarts runtimes ${words}`)).text).toBe(text);
  });

  it('names the runtimes without a stated accelerator that are named after the wanted one', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts runtimes pytorch --accelerator gpu');
    expect(shown).toContain('No runtime fits: pytorch, GPU.');
    expect(shown).toContain('2 more are unspecified, yet named after such a chip:');
    expect(shown).toContain('• pytorch_1.8.2-cuda_11.1-py_3.7-ubuntu_18.04-x86_64');
  });

  it('writes out below the table a name that the table cuts', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts runtimes mindspore');
    expect(shown).toContain('• mindspore_1.9.0-cann_6.0.1-py_3.7-euler_2.9.9-x86_64-snt3p-300i');
  });

  it('answers from lists of unequal length, says so, and marks what goes offline', async () => {
    const { viewer } = await begin(({ platform }) => {
      platform.runtimes = [uneven];
    });
    const { shown } = await viewer.types('/modelarts runtimes');
    expect(shown).toContain('ModelArts’ lists for PyTorch are not equally long.');
    expect(shown).toContain('1 going offline, 1 offline');
    expect(shown).toMatch(/torch-a.*⚠ going offline/);
    expect(shown).toMatch(/torch-b.*⛔ offline/);
    expect(shown).toMatch(/torch-c.*online/);
    expect(shown).not.toMatch(/undefined|NaN|\[object/);
    const gpu = await viewer.types('/modelarts runtimes --accelerator gpu');
    expect(gpu.shown).toContain('Of 1 more ModelArts does not tell enough to say whether they fit.');
  });

  it('offers the engine that a mistyped word may mean as a button that answers', async () => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types('/modelarts runtimes mindspoor')).shown).toContain(
      'There is no engine and no runtime “mindspoor”.',
    );
    const { reply } = await viewer.presses('MindSpore');
    expect(reply?.text).toBe('3 runtimes: MindSpore.');
  });

  it('names the engines when none is like what was typed', async () => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types('/modelarts runtimes qqqqqqq')).shown).toContain(
      'Engines: TensorFlow, PyTorch, MindSpore, Custom.',
    );
  });

  it('says that there are no runtimes', async () => {
    const { viewer } = await begin(({ platform }) => {
      platform.runtimes = [];
    });
    expect((await viewer.types('/modelarts runtimes pytorch')).text).toBe('No runtime fits: pytorch.');
    expect((await viewer.types('/modelarts runtimes')).text).toBe(
      'ModelArts has no runtimes in this project.',
    );
  });

  it('answers without the training engines when those may not be read', async () => {
    const { viewer, modelarts } = await begin(nothing);
    modelarts.faults.inject({
      kind: 'fail',
      status: 403,
      code: 'ModelArts.0112',
      api: 'ShowTrainingJobEngines',
    });
    const { text, shown } = await viewer.types('/modelarts runtimes');
    expect(text).toBe('19 runtimes of 4 engines.');
    expect(shown).toContain('Which training engines can run a search could not be read just now.');
  });

  it('refuses an unknown accelerator and says which there are', async () => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types('/modelarts runtimes --accelerator tpu')).shown).toContain(
      'accelerator must be npu, gpu, or none, not “tpu”.',
    );
  });
});

describe('/modelarts runtimes --search', () => {
  it('lists the training engines that ModelArts marks', async () => {
    const { viewer } = await begin(nothing);
    const { text, shown } = await viewer.types('/modelarts runtimes --search');
    expect(text).toBe('2 training engines can run a hyperparameter search.');
    expect(shown).toContain('ModelArts itself marks them so (tag auto_search).');
    expect(shown).toContain('pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64');
    expect(shown).not.toContain('horovod');
    expect(shown).toContain('searched parameters must be decimal numbers');
    expect(shown).toContain('• tpe_search: Tree-structured Parzen estimator (num_samples=20, seed=1)');
  });

  it('lists the engines of the guide of ModelArts when none is marked, and says so', async () => {
    const { viewer } = await begin(({ platform }) => {
      platform.marksEngines = false;
    });
    const { text, shown } = await viewer.types('/modelarts runtimes --search');
    expect(text).toBe('2 training engines can run a hyperparameter search.');
    expect(shown).toContain('ModelArts marks none of them here; these are the ones that its guide names.');
  });

  it('narrows the list to an engine and says which options do not apply', async () => {
    const { viewer } = await begin(nothing);
    const { text, shown } = await viewer.types('/modelarts runtimes tensorflow --search --async --arch arm');
    expect(text).toBe('1 training engine can run a hyperparameter search.');
    expect(shown).toContain('--arch, --async not applied');
    expect((await viewer.types('/modelarts runtimes mpi --search')).text).toBe(
      'No training engine “mpi” can run a hyperparameter search.',
    );
  });

  it('says that no engine can run a search', async () => {
    const { viewer } = await begin(({ platform }) => {
      platform.engines = platform.engines.slice(2);
    });
    expect((await viewer.types('/modelarts runtimes --search')).text).toBe(
      'None of the 2 training engines of this project can run a hyperparameter search.',
    );
  });

  it('answers without the search algorithms when those cannot be read', async () => {
    const { viewer, modelarts } = await begin(nothing);
    modelarts.faults.inject({ kind: 'garbage', as: 'types', api: 'ShowSearchAlgorithms' });
    const { shown } = await viewer.types('/modelarts runtimes --search');
    expect(shown).toContain('How a search can choose its trials could not be read just now.');
  });
});

describe('/modelarts plugin', () => {
  it('shows the versions, newest first, and what can be set', async () => {
    const { viewer } = await begin(nothing);
    const { text, shown } = await viewer.types('/modelarts plugin gpu-driver');
    expect(text).toBe('Plug-in gpu-driver has 2 versions.');
    expect(shown).toContain('GPU driver · NVIDIA driver for GPU nodes');
    expect(shown.indexOf('535.129.03')).toBeLessThan(shown.indexOf('470.182.03'));
    expect(shown).toContain('What can be set when 535.129.03 is installed:');
    expect(shown).toContain('• enableFabricManager=false');
  });

  it.each(['npu', 'npuDriver', 'NPU-DRIVER'])('takes “%s” for npu-driver', async (name) => {
    const { viewer } = await begin(nothing);
    const { text, shown } = await viewer.types(`/modelarts plugin ${name}`);
    expect(text).toBe('Plug-in npu-driver has 1 version.');
    expect(shown).toContain('c78driver&firmware');
  });

  it('offers the plug-in that a mistyped name may mean, without the placeholder of ModelArts', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts plugin gpu-drivr');
    expect(shown).toContain('There is no plug-in “gpu-drivr”.');
    expect(shown).toContain('Did you mean one of these?');
    expect(shown).not.toContain('{name}');
    const { reply } = await viewer.presses('gpu-driver');
    expect(reply?.text).toBe('Plug-in gpu-driver has 2 versions.');
  });

  it.each(['..', 'a/b', '"two words"', '*'])('asks ModelArts nothing for the name %s', async (name) => {
    const { viewer, modelarts } = await begin(nothing);
    expect((await viewer.types(`/modelarts plugin ${name}`)).shown).toContain('There is no plug-in');
    expect(modelarts.requests).toEqual([]);
  });

  it('says that a plug-in has no versions', async () => {
    const { viewer } = await begin(({ platform }) => {
      platform.plugins.set('helm-thing', { type: 'helm', description: '', versionsIn: 'spec', versions: {} });
    });
    expect((await viewer.types('/modelarts plugin helm-thing')).shown).toContain(
      'helm\nModelArts names no version of the plug-in helm-thing.',
    );
  });

  it('says that the name is missing', async () => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types('/modelarts plugin')).shown).toContain('<name> is missing.');
  });
});

describe('/modelarts tags', () => {
  it('lists each key with its values', async () => {
    const { viewer } = await begin(nothing);
    const { text, shown } = await viewer.types('/modelarts tags');
    expect(text).toBe('Notebooks in this project have 2 tag keys.');
    expect(shown).toMatch(/team — vision, nlp, speech/);
  });

  it('says how many values of a key it leaves out', async () => {
    const values = Array.from({ length: 40 }, (_, i) => `value-${i}`);
    const { viewer } = await begin(({ platform }) => {
      platform.tags = values.map((value) => ({ key: 'k', value, workspace: '0' }));
    });
    expect((await viewer.types('/modelarts tags')).shown).toMatch(
      /value-0, value-1, .*value-19, …and 20 more/,
    );
  });

  it('says that there are no tags', async () => {
    const { viewer } = await begin(({ platform }) => {
      platform.tags = [];
    });
    expect((await viewer.types('/modelarts tags')).text).toBe('No notebook in this project has a tag.');
  });
});

describe('/modelarts vpc-channel', () => {
  const withChannel = (channel: Project['platform']['channel']) => (project: Project) => {
    project.platform.channel = channel;
  };

  it('shows the channel of the published sample in full', async () => {
    const { viewer } = await begin(withChannel('sample'));
    const { text, shown } = await viewer.types('/modelarts vpc-channel');
    expect(text).toBe('Models can be reached from a VPC at xxx.xxx.com.');
    expect(shown).toContain('Endpoint service: cn-nxxxx-x.vpcepname.2275xxxx-c96f-4xxx-820c-c7xxxxxa7899');
    expect(shown).toContain('Id: 2275xxxx-c96f-4xxx-820c-c7xxxxxa7899\nPort: 443');
  });

  it('says who has to act when ModelArts refuses', async () => {
    const { viewer } = await begin(withChannel('refused'));
    const { shown } = await viewer.types('/modelarts vpc-channel');
    expect(shown).toMatch(/Whoever runs the bot should check its (?:credentials|access keys)/);
    expect(shown).toContain('ModelArts.0203');
  });

  it('says that there is no channel and whom to ask', async () => {
    const { viewer } = await begin(withChannel(undefined));
    const { shown } = await viewer.types('/modelarts vpc-channel');
    expect(shown).toContain('This project has no VPC access channel for inference.');
    expect(shown).toContain('ask whoever administers the Huawei Cloud account');
  });

  it('is found in capitals, in help and when misspelt', async () => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types('/modelarts VPC-Channel')).text).toContain('Models can be reached');
    expect((await viewer.types('/modelarts help vpc-channel')).shown).toContain('/modelarts vpc-channel');
    expect((await viewer.types('/modelarts vpcchannel')).shown).toContain('[ vpc-channel ]');
  });
});
