/// A class that has no package.
class Unnamed {}
