"""How a net is fitted: batches of like lengths, and the steps of AdamW over them."""

import random
import time

import numpy as np
import torch
from torch import nn


def seed_all(seed):
    """Fixes every source of chance."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def batches(lengths, size, jitter=None):
    """Groups the numbers of sequences of like lengths; each group padded has about `size` tokens.

    With `jitter` the lengths are blurred by up to so many tokens and the groups come in any order.
    """
    blur = [random.random() * jitter if jitter else 0 for _ in lengths]
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + blur[i])
    groups, group = [], []
    for i in order:
        if group and (len(group) + 1) * max(lengths[i], lengths[group[-1]]) > size:
            groups.append(group)
            group = []
        group.append(i)
    groups.append(group)
    if jitter:
        random.shuffle(groups)
    return groups


def rate_at(step, total, schedule):
    """The share of the full learning rate: a linear rise, and a linear fall to a floor."""
    return min(1, step / schedule.warmup) * max(schedule.floor, 1 - step / total)


def fit(net, groups, lengths, schedule, loss_of):
    """Fits a net: `groups` are AdamW's parameter groups, `loss_of` gives the loss of a batch."""
    optimizer = torch.optim.AdamW(groups, weight_decay=schedule.decay, fused=True)
    full = [group["lr"] for group in optimizer.param_groups]
    total = int(len(batches(lengths, schedule.batch)) * schedule.epochs)
    log = Log(total)
    while log.step < total:
        for batch in batches(lengths, schedule.batch, schedule.jitter)[: total - log.step]:
            for group, rate in zip(optimizer.param_groups, full):
                group["lr"] = rate * rate_at(log.step, total, schedule)
            net.train()
            loss = loss_of(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), schedule.clip)
            optimizer.step()
            optimizer.zero_grad()
            log.add(loss.item())


class Log:
    """Prints the mean loss now and then."""

    EVERY = 100

    def __init__(self, total):
        self.step, self.total, self.losses, self.start = 0, total, [], time.time()

    def add(self, loss):
        """Counts a step."""
        self.step += 1
        self.losses.append(loss)
        if self.step % self.EVERY == 0 or self.step == self.total:
            mean, seconds = np.mean(self.losses), time.time() - self.start
            print(f"  step {self.step}/{self.total} loss {mean:.4f} {seconds:.0f} s", flush=True)
            self.losses = []
