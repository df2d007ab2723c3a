"""Getting bytes over the network, within bounds."""
