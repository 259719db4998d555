package io.trastienda.ui.shell;

import java.util.ArrayList;
import java.util.List;

/// A linear axis from values to pixels whose ends are round numbers.
///
/// @param low the value at `from`
/// @param high the value at `to`, greater than `low`
/// @param step the distance of two ticks
/// @param from the pixel of `low`
/// @param to the pixel of `high`
record Scale(double low, double high, double step, double from, double to) {

  /// The smallest round axis that holds the values, with about the wanted number of ticks; one
  /// value alone stands in its middle, 0 at its foot.
  static Scale around(double min, double max, int ticks, double from, double to) {
    if (max <= min) {
      double half = max == 0 ? 1 : Math.abs(max) / 2;
      return around(max == 0 ? 0 : max - half, max + half, ticks, from, to);
    }
    double raw = (max - min) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double fraction = raw / power;
    double step = power * (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10);
    double low = Math.floor(min / step + 1e-9) * step;
    double high = Math.ceil(max / step - 1e-9) * step;
    return new Scale(low, high > low ? high : low + step, step, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  int decimals() {
    return step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  }
}
