"""Chance in the Numba peer: counts of one cell at a time. Most counts are 0, which one comparison tells."""
import math

import numba
import numpy as np

# Sums may be taken in another order, and products and sums in one instruction; infinities and not-a-numbers stay what they are.
compiled = numba.njit(fastmath={"contract", "nsz", "arcp", "reassoc"}, error_model="numpy", cache=True)
exact = numba.njit(error_model="numpy", cache=True)


@exact
def rotated(bits, by):
    """64 bits turned to the left."""
    return (bits << np.uint64(by)) | (bits >> np.uint64(64 - by))


@exact
def mixed(bits):
    """The output function of SplitMix64, which makes far apart what lies close."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


@exact
def seed_replication(random, seed, replication):
    """Begins the stream of one replication."""
    step = np.uint64(0x9E3779B97F4A7C15)
    random[0] = mixed(np.uint64(seed) * step + np.uint64(replication + 1))
    random[1] = mixed(random[0] + step)


@exact
def uniform(random):
    """Between 0 and 1, neither included: xoroshiro128++ (Blackman and Vigna, 2021)."""
    first, second = random[0], random[1]
    bits = rotated(first + second, 17) + first
    second ^= first
    random[0] = rotated(first, 49) ^ second ^ (second << np.uint64(21))
    random[1] = rotated(second, 28)
    return (np.float64(np.int64(bits >> np.uint64(12))) + 0.5) * (1 / 4503599627370496.0)


@compiled
def normal(random):
    """A standard normal, by the transform of Box and Muller."""
    return math.sqrt(-2 * math.log(uniform(random))) * math.cos(2 * math.pi * uniform(random))


@compiled
def poisson(random, expected):
    """A count of new people; 0 where the uniform is at most 1 - expected, which is below exp(-expected)."""
    point = uniform(random)
    return poisson_above(random, point, expected) if point > 1 - expected else 0.0


@compiled
def poisson_above(random, point, expected):
    """The count whose cumulative probability passes a uniform; from 30 expected on by the normal approximation."""
    if expected >= 30:
        return max(0.0, expected + math.sqrt(expected) * normal(random))
    count, probability = 0.0, math.exp(-expected)
    upto = probability
    while point > upto:
        count += 1
        probability *= expected / count
        if upto + probability == upto and count > expected:
            break
        upto += probability
    return count


@compiled
def binomial(random, people, chance):
    """How many of `people` it happens to; parts of people are one that all of it happens to, or nothing."""
    if people <= 0 or chance <= 0:
        return 0.0
    point = uniform(random)
    return binomial_above(random, point, people, chance) if point > 1 - math.ceil(people) * chance else 0.0


@compiled
def binomial_above(random, point, people, chance):
    """The count whose cumulative probability passes a uniform, counted from the rarer side."""
    if chance >= 1:
        return people
    if chance > 0.5:
        return people - binomial_inverse(random, 1 - point, people, 1 - chance)
    return binomial_inverse(random, point, people, chance)


@compiled
def binomial_inverse(random, point, people, chance):
    """As binomial_above, for a chance of at most a half."""
    whole = math.floor(people)
    part = people - whole
    if people * chance >= 30:
        sd = math.sqrt((whole + part * part) * chance * (1 - chance))
        return min(people, max(0.0, people * chance + sd * normal(random)))
    count, below, probability = 0.0, 0.0, power(1 - chance, whole)
    upto, odds = probability, chance / (1 - chance)
    while point > upto and count < whole:
        below = upto
        probability *= odds * (whole - count) / (count + 1)
        count += 1
        upto += probability
        if upto == below and count > people * chance:
            break
    return count + part if part > 0 and point > below + probability * (1 - chance) else count


@compiled
def power(base, exponent):
    """A whole power, by squaring while that is quicker."""
    if exponent > 64:
        return math.exp(exponent * math.log(base))
    result, square, left = 1.0, base, int(exponent)
    while left > 0:
        if left & 1:
            result *= square
        square *= square
        left >>= 1
    return result
