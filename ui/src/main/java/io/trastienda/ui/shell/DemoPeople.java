package io.trastienda.ui.shell;

import java.util.List;

/// Port: the demonstration's people; the packaged product has no such bean.
public interface DemoPeople {

  /// The operator's name, as the head of its people.
  ///
  /// @return a name
  String operatorName();

  /// Everybody to offer, the operator's people first.
  ///
  /// @return people in the order to show
  List<DemoPerson> people();

  /// The password that all of them share.
  ///
  /// @return a password of the demonstration only
  String password();
}
